# shellcheck shell=sh
# A dial that finds out something. A gateway gives the same answer to a wrong group name and to a Diffie-Hellman group it
# does not offer; one that takes another group tells them apart. Group name and group secret are all that such a dial
# says: it leaves when it is asked for the password, so that nobody is signed on and no account is locked by it.

# In hundredths of a second. Only a gateway that answers at once is tried: the next dial does not wait for it.
trial_every=360000
trial_limit=200

trial='' tried_at='' untried_groups='dh14 dh5 dh2 dh16 dh15 dh17 dh18' alike=0

# plan_trial CODE PAUSE: at the beginning of the time between two dials. At most one trial an hour, of one container of an
# app, and none after a first refusal: an app that ends again and again shall not try each time.
plan_trial() {
  if [ "$1" != group-or-proposal-refused ]; then
    alike=0
    return
  fi
  alike=$((alike + 1))
  [ "$alike" -gt 1 ] && [ "$2" -gt "$trial_limit" ] && ! is_one_of_many || return 0
  case $conf in *"IKE Authmode"*) return ;; esac
  now
  [ -z "$tried_at" ] || [ $((now - tried_at)) -ge "$trial_every" ] || return 0
  choose_group || return 0
  tried_at=$now
  run_trial "$dial" "$group" &
  trial=$!
}

# Sets group, one that was not tried yet and is not the configured one; false if there is none left.
choose_group() {
  configured=$(printf '%s\n' "$conf" | sed -n 's/^IKE DH Group[ 	]*\([dD][hH][0-9]*\).*/\1/p' | tr DH dh)
  group=''
  for candidate in $untried_groups; do
    [ "$candidate" = "${configured:-dh2}" ] || { group=$candidate && break; }
  done
  untried_groups=$(for candidate in $untried_groups; do [ "$candidate" = "$group" ] || printf '%s ' "$candidate"; done)
  [ -n "$group" ]
}

# run_trial DIAL GROUP: to be run as a process of its own.
run_trial() {
  trier=''
  trap '[ -z "$trier" ] || { kill -KILL "$trier" && wait "$trier"; }; rm -f "$run/trial.conf"; exit' TERM
  exec 3<&- 5>&- </dev/null 2>/dev/null
  (umask 077 && printf '%s\n' "$conf" | grep -v '^IKE DH Group\|^Xauth .*password\|^Xauth interactive' >"$run/trial.conf")
  env -i PATH="$PATH" vpnc "$run/trial.conf" --non-inter --xauth-inter --no-detach --script "rm -f $run/trial.conf" \
    --password-helper /bin/false --pid-file "$run/trial.pid" --ifname tun0 --debug 0 --dh "$2" >"$run/trial" 2>&1 4>&- &
  trier=$!
  { rest "$trial_limit" && kill -TERM "$trier" && rest 50 && kill -KILL "$trier"; } &
  limit=$!
  wait "$trier"
  trier=''
  end_child "$limit"
  rm -f "$run/trial.conf"
  verdict=$(verdict_of_trial)
  [ -z "$verdict" ] || send tried "$1" "$2" "$verdict"
}

# Prints whether the gateway took the group; nothing when that cannot be told. All that comes after the first step means
# that it did, a wrong group secret too.
verdict_of_trial() {
  while read -r line; do
    cause_of_message "$line"
    case $code in
    group-or-proposal-refused) echo false && return ;;
    password-asked-for | credentials-refused | group-secret-refused | proposal-refused | ended-from-outside) echo true && return ;;
    esac
  done <"$run/trial"
}

end_trial() {
  end_child "$trial"
  trial=''
}

tried() { # GROUP ACCEPTED
  report tried "$(text dhGroup "$1")" "\"accepted\":$2"
  [ "$2" = false ] || say_warning "the gateway takes Diffie-Hellman group $1: add the line \"IKE DH Group $1\" to the configuration"
}
