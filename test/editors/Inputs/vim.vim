" Drives Vim with ALE: types a dropped thread, and prints what ALE lists. $CONFIGURATION
" is that of docs/editors.md, $OUT the file to print to.
set nocompatible
packadd! ale
filetype plugin on
source $CONFIGURATION

function Drive()
  edit typed.cpp
  call search('TYPE HERE')
  normal! S  std::thread{work};
  doautocmd TextChanged
  " clangd sends the compiler's warnings together with those of the checks.
  for attempt in range(600)
    let found = map(copy(ale#engine#GetLoclist(bufnr(''))), 'v:val.lnum . ":" . v:val.col . ": " . v:val.text')
    if match(found, 'unused') >= 0 && getline(search('thread{')) != ''
      break
    endif
    sleep 100m
  endfor
  call writefile(found, $OUT)
  qall!
endfunction
autocmd VimEnter * ++nested call Drive()
