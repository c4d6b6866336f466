;;; flymake-ecslint.el --- Flymake backend for Amazon ECS task definitions  -*- lexical-binding: t; -*-

;; Package-Requires: ((emacs "27.1"))

;;; Commentary:

;; Checks JSON buffers, saved or not, with ecslint while you type:
;;
;;   (add-to-list 'load-path "…/editors/emacs")
;;   (require 'flymake-ecslint)
;;   (add-hook 'js-mode-hook #'flymake-ecslint-setup)  ; Emacs' own; or the hook of your JSON mode
;;
;; `M-x compile' knows the concise report too: ecslint --format concise .

;;; Code:

(require 'compile)
(require 'flymake)

(defgroup flymake-ecslint nil
  "Linting of Amazon ECS task definitions."
  :group 'flymake)

(defcustom flymake-ecslint-program "ecslint"
  "The ecslint to run."
  :type 'string
  :risky t)

(defcustom flymake-ecslint-arguments nil
  "More options for `ecslint check', a list of strings."
  :type '(repeat string)
  :risky t)

(defvar-local flymake-ecslint--process nil
  "The check of this buffer that is under way.")

(defun flymake-ecslint--position (place)
  "The buffer's position of PLACE, which has an offset in bytes from 0."
  (filepos-to-bufferpos (gethash "offset" place) 'exact 'utf-8-unix))

(defun flymake-ecslint--diagnostic (finding source)
  "Make a diagnostic of FINDING, a line of the report, in the buffer SOURCE."
  (let* ((range (gethash "range" finding))
         (beg (flymake-ecslint--position (gethash "start" range)))
         (end (flymake-ecslint--position (gethash "end" range)))
         (help (gethash "help" finding)))
    (flymake-make-diagnostic
     source beg (max end (min (1+ beg) (point-max)))
     (pcase (gethash "severity" finding) ("error" :error) ("warning" :warning) (_ :note))
     (format "%s [%s]%s" (gethash "message" finding) (gethash "rule" finding)
             (if help (concat "\nhelp: " help) "")))))

(defun flymake-ecslint--diagnostics (report source)
  "Make diagnostics of all lines of the string REPORT, in the buffer SOURCE."
  (with-current-buffer source
    (save-restriction
      (widen)
      (mapcar (lambda (line) (flymake-ecslint--diagnostic (json-parse-string line) source))
              ;; What ecslint says of itself stands between.
              (seq-filter (lambda (line) (string-prefix-p "{" line)) (split-string report "\n"))))))

(defun flymake-ecslint--finish (process source report-fn)
  "Tell REPORT-FN what PROCESS found in the buffer SOURCE.
Unless another check began since."
  (with-current-buffer (process-buffer process)
    (cond ((not (eq process (buffer-local-value 'flymake-ecslint--process source))))
          ((> (process-exit-status process) 1)
           (funcall report-fn :panic :explanation (string-trim (buffer-string))))
          (t (funcall report-fn (flymake-ecslint--diagnostics (buffer-string) source)))))
  (kill-buffer (process-buffer process)))

(defun flymake-ecslint (report-fn &rest _)
  "Check the current buffer and tell REPORT-FN; for `flymake-diagnostic-functions'."
  (unless (executable-find flymake-ecslint-program)
    (error "There is no %s" flymake-ecslint-program))
  (when (process-live-p flymake-ecslint--process)
    (kill-process flymake-ecslint--process))
  (let ((source (current-buffer)))
    (save-restriction
      (widen)
      (setq flymake-ecslint--process
            (make-process
             :name "flymake-ecslint" :noquery t :connection-type 'pipe
             :buffer (generate-new-buffer " *flymake-ecslint*")
             :coding '(utf-8-unix . utf-8-unix)
             :command `(,flymake-ecslint-program
                        "check" ,@flymake-ecslint-arguments "--format" "jsonl" "--quiet"
                        "--force-exclude" "--skip-unrecognised"
                        "--stdin-filename" ,(or buffer-file-name (buffer-name)) "-")
             :sentinel (lambda (process _event)
                         (when (memq (process-status process) '(exit signal))
                           (if (buffer-live-p source)
                               (flymake-ecslint--finish process source report-fn)
                             (kill-buffer (process-buffer process)))))))
      ;; One that does not like its options ends without reading; the sentinel tells.
      (ignore-errors
        (process-send-region flymake-ecslint--process (point-min) (point-max))
        (process-send-eof flymake-ecslint--process)))))

;;;###autoload
(defun flymake-ecslint-setup ()
  "Check this buffer with ecslint while it is edited, unless it is JavaScript."
  (unless (and (eq major-mode 'js-mode)
               (not (string-match-p "\\.json\\'" (or buffer-file-name ""))))
    (add-hook 'flymake-diagnostic-functions #'flymake-ecslint nil t)
    (flymake-mode)))

(add-to-list 'compilation-error-regexp-alist-alist
             `(ecslint ,(concat "^\\(.+?\\):\\([0-9]+\\):\\([0-9]+\\): "
                                "\\(?:error\\|\\(warning\\)\\|\\(info\\)\\): .* \\[[a-z0-9/_-]+\\]$")
                       1 2 3 (4 . 5)))
(add-to-list 'compilation-error-regexp-alist 'ecslint)

(provide 'flymake-ecslint)
;;; flymake-ecslint.el ends here
