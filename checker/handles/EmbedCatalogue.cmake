# Writes OUT: one initialiser {name, text} for each of the semicolon list FILES.
set(out "")
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME)
  file(READ ${file} text)
  string(APPEND out "{\"${name}\", R\"yaml(${text})yaml\"},\n")
endforeach()
file(WRITE ${OUT} "${out}")
