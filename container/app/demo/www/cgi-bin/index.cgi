#!/bin/sh
# Reads PROTECTED_URL afresh for every request: 200 and its text, or 502 and what went wrong.
if answer=$(curl --silent --show-error --fail --max-time 3 "${PROTECTED_URL:-http://10.91.0.1/}" 2>&1); then
  printf 'Status: 200 OK\r\n'
else
  printf 'Status: 502 Bad Gateway\r\n'
fi
printf 'Content-Type: text/plain; charset=utf-8\r\nCache-Control: no-store\r\n\r\n%s\n' "$answer"
