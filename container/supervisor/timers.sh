# shellcheck shell=sh
# Time in hundredths of a second, since the machine started: it never jumps.

now() { # sets now
  read -r uptime _ </proc/uptime
  # The leading 1 keeps "08" from being read as an octal number.
  now=$((${uptime%.*} * 100 + 1${uptime#*.} - 100))
}

# Set by a TERM, and for good: one that comes between two rests must end the second at once.
woken=''

# Returns true after HUNDREDTHS, false at once when TERM comes. To be run as a process of its own.
rest() {
  nap=''
  trap 'woken=1; [ -z "$nap" ] || kill "$nap" 2>/dev/null' TERM
  sleep "$(printf '%d.%02d' $(($1 / 100)) $(($1 % 100)))" >/dev/null 2>&1 3<&- 4>&- 5>&- &
  nap=$!
  # TERM may have come before nap was known, and a TERM to a process that is only just being made is lost.
  [ -z "$woken" ] || { kill "$nap" 2>/dev/null; return 1; }
  wait "$nap" 2>/dev/null
  # A sleep that somebody else ended is as good as one that is over: what waits for it must go on.
  [ -z "$woken" ]
}
