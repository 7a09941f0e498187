-- Drives Neovim headless: types a dropped thread, looks at the finding and at the
-- menu of quick fixes, and takes one. Prints what a person would see.
-- The configuration is that of docs/editors.md. $CHOICE is how the title to take
-- begins, $TYPED what to type, $LARGER another file, if any.

local function say(...) io.stdout:write(string.format(...) .. '\n') end

local function finish(code)
  vim.lsp.stop_client(vim.lsp.get_active_clients())
  vim.cmd(code == 0 and 'qall!' or 'cquit!')
end

local function await(what, condition)
  if not vim.wait(60000, condition, 20) then
    say('TIMEOUT: %s; diagnostics: %s', what, vim.inspect(vim.diagnostic.get(0)))
    finish(1)
  end
end

local function findings()
  return vim.tbl_filter(function(d) return tostring(d.code):match '^spawn%-' end,
    vim.diagnostic.get(0))
end

vim.cmd 'edit typed.cpp'
await('start', function()
  local client = vim.lsp.get_active_clients()[1]
  return client and client.initialized and vim.lsp.buf_is_attached(0, client.id)
end)
local server = vim.lsp.get_active_clients()[1]
say('server: %s', server.config.cmd[1])

local escape = vim.api.nvim_replace_termcodes('<Esc>', true, false, true)
-- Typed one key after another; each leaves the file half done.
local line = vim.fn.search('TYPE HERE')
vim.api.nvim_win_set_cursor(0, { line, 0 })
vim.api.nvim_set_current_line '  '
for key in vim.env.TYPED:gmatch '.' do
  vim.api.nvim_feedkeys('A' .. key .. escape, 'xn', false)
  vim.wait(120)
end
say('typed: %s', vim.api.nvim_get_current_line())
await('finding', function() return #findings() > 0 end)
vim.wait(1000) -- as a person reads; the last key's diagnostics come meanwhile
for _, d in ipairs(findings()) do say('finding %d:%d: %s [%s]', d.lnum + 1, d.col + 1, d.message, d.code) end

-- The menu, in which a person takes a title.
local took
vim.ui.select = function(items, options, take)
  local picked
  for _, item in ipairs(items) do
    local title = options.format_item and options.format_item(item) or item
    say('menu: %s', title)
    if title:find(vim.env.CHOICE, 1, true) == 1 then picked = item end
  end
  took = true
  if picked then take(picked) end
end
vim.api.nvim_win_set_cursor(0, { line, findings()[1].col })
vim.lsp.buf.code_action()
await('menu', function() return took end)
await('change', function() return vim.api.nvim_get_current_line() ~= '  ' .. vim.env.TYPED end)
for _, text in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do say('buffer: %s', text) end
await('the finding to go', function() return #findings() == 0 end)
say('findings left: %d', #findings())

-- A larger file, as someone deletes it from its end.
if vim.env.LARGER then
  vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.fn.readfile(vim.env.LARGER))
  await('findings in the larger file', function() return #findings() > 3 end)
  say('the larger file has findings')
  while vim.api.nvim_buf_line_count(0) > 1 do
    vim.api.nvim_buf_set_lines(0, -2, -1, false, {})
    vim.wait(60)
  end
  await('no finding in what is left', function() return #vim.diagnostic.get(0) == 0 end)
end
local lives = not server.is_stopped()
say(lives and 'the server lives' or 'the server died')
finish(lives and 0 or 1)
