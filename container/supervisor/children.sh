# shellcheck shell=sh
# Processes that were started with &: waited for, ended, and looked for where their parent has died.

signal=''

# For a process that is to go on until it is told otherwise. Not by the empty trap, which what it starts would inherit.
ignore_signals() { trap 'signal=any' HUP INT QUIT TERM USR1 USR2 PIPE; }

# await PID: sets status to its exit status. A signal that is heard interrupts `wait`, so its result counts only when
# none came; 127 says that the status was fetched before the signal.
await() {
  signal=''
  wait "$1" 2>/dev/null
  status=$?
  while [ -n "$signal" ]; do
    signal=''
    ! is_forgotten "$1" || return
    wait "$1" 2>/dev/null
    again=$?
    [ "$again" = 127 ] || status=$again
  done
}

# bash may lose the status of a child that ends at the moment of a signal, as with a TERM to all processes of a starved
# container, and would then wait for it for ever. The status of the interrupted `wait`, which names the signal, stands.
# /proc need not show the processes of other users.
is_forgotten() { # PID
  [ ! -e "/proc/$1" ] && ! kill -0 "$1" 2>/dev/null || return
  case $(LC_ALL=C jobs -l) in *" $1 Running "*) ;; *) return 1 ;; esac
}

await_or_kill() { # PID HUNDREDTHS
  { rest "$2" && kill -KILL "$1"; } 2>/dev/null &
  guard=$!
  await "$1"
  end_child "$guard"
}

# Ends a timer or another child of this shell that ends on TERM, and reaps it. No pid: nothing to do.
end_child() {
  [ -n "$1" ] || return 0
  # A TERM to a process that is only just being made is lost.
  while kill "$1" 2>/dev/null && outlives_a_moment "$1"; do sleep 0.01; done
  wait "$1" 2>/dev/null || :
}

# Nearly all are gone by then, and a look takes no program's start as a sleep does.
outlives_a_moment() { # PID
  looks=100
  while is_running "$1"; do
    looks=$((looks - 1))
    [ "$looks" -gt 0 ] || return 0
  done
  return 1
}

# The same for a program of which nothing remains to be done: KILL is never lost, see `rest`.
end_program() {
  [ -n "$1" ] || return 0
  kill -KILL "$1" 2>/dev/null
  wait "$1" 2>/dev/null || :
}

# is_running PID: false also for a child that has ended and is not reaped yet. Sets condition, the kernel's letter.
is_running() {
  condition=''
  [ -n "$1" ] && read -r _ _ condition _ <"/proc/$1/stat" && [ "$condition" != Z ]
} 2>/dev/null

# Prints the processes that have FILE of the run directory open, but self and the one that COMMAND belongs to. To be run
# as a process of its own.
holders_of() { # FILE
  exec 4>&- 5>&-
  set +f
  # shellcheck disable=SC2012 # busybox' find cannot look for where a link leads
  ls -l /proc/[0-9]*/fd 2>/dev/null | awk -v file=" -> $run/$1" -v ours=" $$ $self " '
    /^\/proc\// { split($0, part, "/"); pid = part[3] }
    index($0, file) && pid != last && !index(ours, " " pid " ") { print last = pid }'
}

# Ends what a dead process of ours has left: vpnc, politely, and all that reports to it.
end_left_behind() {
  read -r self _ </proc/self/stat
  # shellcheck disable=SC2046 # a list of numbers
  kill -KILL $(holders_of reports | grep -vxF "$(holders_of events)") 2>/dev/null
  left=$(holders_of events)
  # shellcheck disable=SC2086 # a list of numbers
  kill -TERM $left 2>/dev/null
  # shellcheck disable=SC2086
  kill -CONT $left 2>/dev/null
  tries=20
  while [ -n "$left" ] && [ "$tries" -gt 0 ]; do
    tries=$((tries - 1))
    sleep 0.1
    left=$(holders_of events)
  done
  # shellcheck disable=SC2086
  [ -z "$left" ] || kill -KILL $left 2>/dev/null
}
