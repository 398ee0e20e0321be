# shellcheck shell=sh
# Tells the broker what happens to the tunnel, as docs/reports.md says. A process of its own reads reports,
# one JSON object a line, and posts them; whatever becomes of the broker, nothing else waits for it.

reports_kept=200
reports_pause=1000
kept=0

can_report() { [ -n "$report_url" ] && [ -n "$report_token" ] && command -v curl >/dev/null; }

# Who reports: the container's name, and an id for this start.
name_source() {
  run_id=$(cat /proc/sys/kernel/random/uuid)
  source=$(printable "${CONTAINER:-${DYNO:-$(cat /proc/sys/kernel/hostname)}}")
}

# Descriptor 5 is open when there is somebody to report to.
open_reports() {
  reports=closed
  can_report && mkfifo -m 600 "$run/reports" && exec 5<>"$run/reports" || return 0
  reports=open
  name_source
  : >"$run/unsent"
  echo 0 >"$run/sequence"
}

# The reporter belongs to the process that reports. If there was one before it, this goes on where that had come to.
go_on_with_reports() {
  reporter='' sequence=0
  [ "$reports" = closed ] || read -r sequence <"$run/sequence"
}

# Starts the reporter, also one that has died. False if there is nobody to report to, or if they want no more.
has_reporter() {
  [ "$reports" = open ] && [ ! -e "$run/unwanted" ] || return 1
  ! is_running "$reporter" || return 0
  run_reporter &
  reporter=$!
}

end_reports() {
  is_running "$reporter" || return 0
  echo end >&5
  await_or_kill "$reporter" 300
}

# report KIND [JSON_MEMBER...]: never waits; without a reporter that reads, there is nothing to write to.
report() {
  has_reporter || return 0
  sequence=$((sequence + 1))
  echo "$sequence" >"$run/sequence"
  write_report "$@" >&5
}

write_report() { # KIND [JSON_MEMBER...]
  kind=$1
  shift
  members=''
  for member; do members="$members,$member"; done
  printf '{"sequence":%s,"at":"%s","kind":"%s"%s}\n' \
    "$sequence" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$kind" "$members"
}

# report_obstacle WHY: for a container that can have no tunnel, from where nothing else will be heard. Leaves nothing
# behind that COMMAND could trip over: what posts it is not even its child.
report_obstacle() {
  can_report || return 0
  cause_of_obstacle "$1"
  (
    exec 3<&- </dev/null >/dev/null 2>&1
    post_obstacle &
  )
}

post_obstacle() {
  run=$(mktemp -d) || return
  trap 'rm -rf "$run"' EXIT
  name_source
  patience=10
  {
    sequence=1 && write_report starting
    sequence=2 && write_report failed "$(text cause "$code")" "$(text message "$cause")" '"exitStatus":0' \
      "$(text vpnc '')" '"nextAttemptSeconds":86400'
  } >"$run/unsent"
  for pause in 1000 6000 30000 0; do
    post_reports
    [ $? = 1 ] || return
    rest "$pause"
  done
}

# text NAME VALUE: a JSON member. Everything that could end a JSON string is gone after printable.
text() { printf '"%s":"%s"' "$1" "$(printable "$2")"; }

# texts NAME VALUE...: a JSON member that is a list.
texts() {
  list=''
  name=$1
  shift
  for item; do list="$list${list:+,}\"$(printable "$item")\""; done
  printf '"%s":[%s]' "$name" "$list"
}

# What vpnc said, unless a secret of the configuration is in it.
without_secrets() { # LINE
  secrets=$(printf '%s\n' "$conf" | sed -n 's/^[^ ]* \(secret\|password\)[ 	]*//p')
  while read -r secret; do
    case $secret in '') continue ;; esac
    case $1 in *"$secret"*) return ;; esac
  done <<END
$secrets
END
  printf '%s' "$1"
}

# To be run as a process of its own. Ends with the word "end" or when the broker says that it wants no more.
run_reporter() {
  ignore_signals
  exec 3<&- 4>&- </dev/null
  alarm='' patience=10
  kept=$(($(wc -l <"$run/unsent")))
  while :; do
    read -r line <&5 || continue
    case $line in
    again) end_child "$alarm" && alarm='' ;;
    end) patience=2 ;;
    *) keep "$line" ;;
    esac
    post_reports
    outcome=$?
    [ "$outcome" != 2 ] || : >"$run/unwanted"
    if [ "$line" = end ] || [ "$outcome" = 2 ]; then
      end_child "$alarm"
      return
    fi
    if [ "$outcome" = 1 ] && [ -z "$alarm" ]; then
      { rest "$reports_pause" && echo again >&5; } &
      alarm=$!
    fi
  done
}

keep() {
  printf '%s\n' "$1" >>"$run/unsent"
  kept=$((kept + 1))
  [ "$kept" -gt "$reports_kept" ] || return 0
  kept=$reports_kept
  tail -n "$reports_kept" "$run/unsent" >"$run/unsent.new" && mv "$run/unsent.new" "$run/unsent"
}

forget_reports() {
  : >"$run/unsent"
  kept=0
}

# 0: nothing is left to send. 1: the broker cannot be reached. 2: it wants none of our reports.
post_reports() {
  [ -s "$run/unsent" ] || return 0
  {
    printf '{"container":"%s","run":"%s","events":[' "$source" "$run_id"
    sed '$!s/$/,/' "$run/unsent"
    printf ']}\n'
  } >"$run/body"
  # The token goes through standard input: arguments can be read by everybody in the container.
  answer=$(printf 'header = "Authorization: Bearer %s"\n' "$report_token" |
    curl --config - --silent --output /dev/null --max-time "$patience" --write-out '%{http_code}' \
      --header 'Content-Type: application/json' --data-binary "@$run/body" "$report_url" 2>/dev/null)
  case $answer in
  2??) forget_reports ;;
  401 | 403 | 404 | 410) return 2 ;;
  408 | 429) return 1 ;;
  # It will never understand these.
  4??) forget_reports ;;
  *) return 1 ;;
  esac
}
