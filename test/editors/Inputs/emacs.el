;;; -*- lexical-binding: t -*-
;; Drives Emacs with Eglot: types a dropped thread, looks at the finding and at the
;; menu of quick fixes, and takes one. Prints what a person would see.
;; The configuration is that of docs/editors.md. $CHOICE is how the title to take
;; begins.
(require 'eglot)

(defun say (&rest arguments)
  (princ (concat (apply #'format arguments) "\n")))

(defun await (what condition)
  "Handles what the server sends until CONDITION holds."
  (let ((end (+ (float-time) 60)))
    (while (not (funcall condition))
      (accept-process-output nil 0.05)
      (when (> (float-time) end)
        (say "TIMEOUT: %s; diagnostics: %S" what
             (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))
        (kill-emacs 1)))))

(defun findings ()
  (seq-filter (lambda (found)
                (string-match-p "spawn-" (flymake-diagnostic-text found)))
              (flymake-diagnostics)))

(setq eglot-sync-connect t
      eglot-autoshutdown nil)
(find-file "typed.cpp")
(c++-mode)
(apply #'eglot (eglot--guess-contact))
(say "server: %s" (car (process-command
                        (jsonrpc--process (eglot-current-server)))))
(search-forward "// TYPE HERE")
(replace-match "")
(dolist (key (string-to-list "std::thread{work};"))
  (insert key)
  (eglot--signal-textDocument/didChange)
  (accept-process-output nil 0.1))
(say "typed: %s" (string-trim-right (thing-at-point 'line t)))
(await "finding" #'findings)
;; As a person reads; the last key's diagnostics come meanwhile.
(let ((end (+ (float-time) 1)))
  (while (< (float-time) end)
    (accept-process-output nil 0.1)))
(dolist (found (findings))
  (goto-char (flymake-diagnostic-beg found))
  (say "finding %d:%d: %s" (line-number-at-pos) (1+ (current-column))
       (flymake-diagnostic-text found))
  (dolist (title (seq-uniq
                  (mapcar (lambda (action) (plist-get action :title))
                          (eglot-code-actions
                           (point) (flymake-diagnostic-end found)))))
    (say "menu: %s" title)))
;; As a person takes it in the minibuffer, not with the mouse.
(setq last-nonmenu-event ?x)
(cl-letf (((symbol-function 'completing-read)
           (lambda (_ titles &rest _)
             (seq-find (lambda (title)
                         (string-prefix-p (getenv "CHOICE") title))
                       (all-completions "" titles)))))
  (call-interactively #'eglot-code-actions))
(eglot--signal-textDocument/didChange)
(say "buffer: %s" (replace-regexp-in-string "\n" "\nbuffer: " (buffer-string)))
(await "the finding to go" (lambda () (not (findings))))
(say "findings left: %d" (length (findings)))
(say (if (jsonrpc-running-p (eglot-current-server))
         "the server lives" "the server died"))
