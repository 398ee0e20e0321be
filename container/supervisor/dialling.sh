# shellcheck shell=sh
# When to dial next. Times are hundredths of a second.
#
# After a cut: at once, and again after 0.25, 0.5, 1 and 2 s as long as the refusal comes immediately (a
# gateway that is just starting refuses). Then one dial every VPNC_RETRY_INTERVAL, counted start to start.
# Credentials that were refused three times in a row are tried every five minutes: accounts lock.

# A refusal that comes within this time is immediate. The slowest of those seen on a starved machine took just over a
# second, most of it vpnc's own start; a gateway that does not answer takes vpnc fifteen. A gateway that signs us on and
# drops us at once gets no more than the five dials of a burst either.
immediately=300
# A connection that held for less was not one.
shortest_connection=100
# Between two dials of the beat, at least.
shortest_pause=100
refusals_until_slow=3
slow_interval=300

# Before the first cut there is no burst.
burst=none
refusals=0

forget_refusals() { refusals=0; }

# dials_at_once_after HELD CODE: whether to dial at once after a cut of a connection that held for that long. A
# gateway that drops us as soon as we are in gets the rest of its burst, not a new one; a vpnc that was ended in
# this container is no reason to spare the gateway.
dials_at_once_after() {
  case $2 in
  killed | ended-from-outside) ;;
  *) [ "$1" -ge "$shortest_connection" ] || [ "$burst" = none ] || return 1 ;;
  esac
  burst=0
}

# plan_next_dial STATUS TOOK: after a dial that ended with vpnc's exit STATUS, TOOK after its start.
# Sets pause, the time from now to the next dial, and quiet, 1 if it belongs to the burst.
plan_next_dial() {
  if [ "$1" = 2 ]; then
    refusals=$((refusals + 1))
    burst=over
  else
    refusals=0
  fi
  quiet=1
  [ "$2" -le "$immediately" ] || burst=over
  case $burst in
  0) burst=1 pause=25 ;;
  1) burst=2 pause=50 ;;
  2) burst=3 pause=100 ;;
  3) burst=over pause=200 ;;
  *)
    quiet=0
    interval=$retry_interval
    is_slowed && [ "$interval" -lt "$slow_interval" ] && interval=$slow_interval
    pause=$((interval * 100 - $2))
    # A dial that took longer than the interval is followed at once, but never in a tight loop.
    [ "$pause" -ge "$shortest_pause" ] || pause=$shortest_pause
    ;;
  esac
}

is_slowed() { [ "$refusals" -ge "$refusals_until_slow" ]; }

# Whether the platform's name for this container says that the app has others, as web-2 and web.2 do: they start
# together, after a new configuration or a deployment, and are not to dial one gateway in the same instant. The
# first of them, and so an app that has only one, dials at once.
is_one_of_many() {
  place=${CONTAINER:-${DYNO-}}
  case $place in *[-.][2-9] | *[-.][1-9]*[0-9]) ;; *) return 1 ;; esac
  case ${place##*[-.]} in *[!0-9]*) return 1 ;; esac
}

# At random, up to two seconds.
jitter() { echo $(($(od -An -N2 -tu2 /dev/urandom) % 201)); }
