#!/bin/sh
# Emacs: flymake checks buffers that were never saved, and compile knows the concise report.
# shellcheck source=tests/clients/common.sh
. "$(dirname "$0")/common.sh"
needs emacs emacs-nox
cd "$work" || exit 1
put_wide >bad.json
put_good >good.taskdef.json
printf '{ "compilerOptions": { "strict": "yes" } }\n' >other.json

cat >test.el <<'END'
(require 'flymake-ecslint)

(defun test-report ()
  "Print the diagnostics of this buffer: place, type, the text they stand at, message."
  (dolist (d (flymake-diagnostics))
    (let ((beg (flymake-diagnostic-beg d)))
      (princ (format "%d:%d %s %s %s\n" (line-number-at-pos beg)
                     (1+ (- beg (save-excursion (goto-char beg) (line-beginning-position))))
                     (flymake-diagnostic-type d)
                     (buffer-substring beg (flymake-diagnostic-end d))
                     (flymake-diagnostic-text d))))))

(add-hook 'js-mode-hook #'flymake-ecslint-setup)
(setq-default flymake-diagnostic-functions nil)

(defun test-flymake (file &optional narrowed)
  "Lint the text of FILE in a buffer of another name that is not saved."
  (with-current-buffer (find-file-noselect "new.json")
    (insert-file-contents file)
    (when narrowed (narrow-to-region (point-min) (+ 5 (point-min))))
    (flymake-start)
    (with-timeout (20 (princ "no answer\n"))
      (while (not (or (flymake-reporting-backends) (flymake-disabled-backends)))
        (accept-process-output nil 0.02)))
    (widen)
    (princ (format "%s: %s\n" file (if (flymake-disabled-backends) "disabled" "checked")))
    (test-report)
    (set-buffer-modified-p nil)))

(defun test-compile ()
  "Print where the errors of a compilation are."
  (let* (finished
         (compilation-finish-functions (list (lambda (&rest _) (setq finished t))))
         (buffer (compile "ecslint --format concise bad.json")))
    (while (not finished)
      (accept-process-output nil 0.02))
    (with-current-buffer buffer
      (goto-char (point-min))
      (while (ignore-errors (compilation-next-error 1) t)
        (let ((loc (compilation--message->loc (get-text-property (point) 'compilation-message))))
          (princ (format "compile %s:%s:%s type %s\n"
                         (caar (compilation--loc->file-struct loc))
                         (compilation--loc->line loc) (compilation--loc->col loc)
                         (compilation--message->type (get-text-property (point) 'compilation-message)))))))))
END

# evaluates FORM: in an Emacs without anyone's settings; what it prints is in `out`. Only with a window or a terminal
# Emacs gives its subprocesses a dumb terminal by itself.
evaluates()
{
	TERM=dumb LC_ALL=C.UTF-8 timeout 60 emacs -Q --batch -L "$top/editors/emacs" -l test.el --eval "$1" >out 2>log </dev/null
	status=$?
	cat log >>out
	check "emacs evaluates $1" out [ $status -eq 0 ]
}

evaluates '(test-flymake "bad.json")'
has 'flymake' out 'bad.json: checked'
has 'flymake' out '4:87 :error "256" memory is a string, but ECS wants an integer [wrong-type]'
has 'flymake' out 'help: leave out the quotes: 256'
has 'flymake' out '5:3 :error "volumez" unknown member "volumez"'
check 'nothing is saved' /dev/null [ ! -e new.json ]
evaluates '(test-flymake "bad.json" t)'
has 'flymake in a narrowed buffer' out '4:87 :error "256" memory'
evaluates '(test-flymake "good.taskdef.json")'
check 'nothing in a good definition' out [ "$(cat out)" = 'good.taskdef.json: checked' ]
evaluates '(test-flymake "other.json")'
check 'nothing in other JSON' out [ "$(cat out)" = 'other.json: checked' ]
evaluates '(let ((flymake-ecslint-arguments (list "--no-such-option"))) (test-flymake "bad.json"))'
has 'wrong options' out 'bad.json: disabled'
has 'wrong options' out 'there is no option "--no-such-option"'
evaluates '(with-current-buffer (find-file-noselect "code.js") (princ (format "%s %s" major-mode (bound-and-true-p flymake-mode))))'
check 'nothing in JavaScript' out [ "$(cat out)" = 'js-mode nil' ]
evaluates '(test-compile)'
has 'compile' out 'compile bad.json:4:93 type 2'
mkdir elisp
cp "$top/editors/emacs/flymake-ecslint.el" elisp
evaluates '(let ((byte-compile-error-on-warn t)) (kill-emacs (if (byte-compile-file "elisp/flymake-ecslint.el") 0 1)))'

finish
