# shellcheck shell=sh
# A real gateway and apps with a real vpnc, on a network of their own, for the benches to measure. To be sourced;
# the caller is root, because loss is made with nft in the network namespaces of the containers.

# begin_lab NAME [DOCKER_OPTION...]: the options are the gateway's.
begin_lab() {
  lab=$1-$$
  shift
  engine=$(container/engine) || exit 1
  export "${engine?}"
  container/build
  trap end_lab EXIT
  trap 'exit 130' INT TERM HUP
  docker network create "$lab" >/dev/null
  run_in_lab gateway --cap-add NET_ADMIN --device /dev/net/tun "$@" culvert/gateway
  await_log gateway 'gateway ready' 1 20
}

end_lab() {
  docker ps --all --quiet --filter "network=$lab" | xargs --no-run-if-empty docker rm --force >/dev/null
  docker network rm "$lab" >/dev/null
}

run_in_lab() { # NAME DOCKER_OPTION... IMAGE [ARGUMENT...]
  member=$1
  shift
  docker run --detach --pull never --name "$lab-$member" --network "$lab" --network-alias "$member" "$@" >/dev/null
}

# start_app NAME [DOCKER_OPTION...]: the demo app beside our supervisor.
start_app() {
  member=$1
  shift
  run_in_lab "$member" --cap-add NET_ADMIN --device /dev/net/tun --env SCALINGO_VPNC_CONF="$(lab_conf)" "$@" culvert/demo
}

# start_plain NAME [DOCKER_OPTION...]: plain vpnc, started again whenever it ends, as people do it by hand.
start_plain() {
  member=$1
  shift
  # shellcheck disable=SC2016 # expanded in the container
  run_in_lab "$member" --cap-add NET_ADMIN --device /dev/net/tun --env CONF="$(lab_conf)" "$@" --entrypoint sh culvert/demo -c '
    printf "%s\n" "$CONF" >/etc/plain.conf
    while :; do
      vpnc /etc/plain.conf --no-detach --non-inter --dpd-idle 10 --pid-file /run/vpnc.pid
      sleep 1
    done'
  until inside "$member" test -s /run/vpnc.pid; do sleep 0.1; done
}

# Which of the lab's gateways the apps that are started next connect to.
lab_gateway=gateway

lab_conf() {
  cat <<TEXT
IPSec gateway $lab_gateway
IPSec ID culvert
IPSec secret culvert-group-secret
Xauth username alice
Xauth password alice-password
TEXT
}

lines_of() { docker logs "$lab-$1" 2>&1 | grep -c -e "$2" || true; } # NAME PATTERN

await_log() { # NAME PATTERN COUNT SECONDS
  waited=0
  until [ "$(lines_of "$1" "$2")" -ge "$3" ]; do
    waited=$((waited + 1))
    if [ "$waited" -gt $(($4 * 10)) ]; then
      docker logs "$lab-$1" 2>&1 | tail -n 30 >&2
      echo "$lab-$1 did not say \"$2\" $3 times in $4 seconds" >&2
      exit 1
    fi
    sleep 0.1
  done
}

inside() { # NAME COMMAND...
  member=$1
  shift
  docker exec "$lab-$member" "$@"
}

# The container's network, with this machine's programs.
in_network_of() { # NAME COMMAND...
  process=$(docker inspect --format '{{.State.Pid}}' "$lab-$1")
  shift
  nsenter --net --target "$process" "$@"
}

address_of() { docker inspect --format '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' "$lab-$1"; }

# Loses so many of a hundred packets between app and gateway, in each direction. Always where they arrive: a packet
# dropped where it is sent is no lost one, its sender is told.
lose() { # NAME PERCENT
  in_network_of "$1" nft -f - <<TEXT
table inet loss {
  chain in {
    type filter hook input priority filter
    udp sport { 500, 4500 } counter comment "all"
    udp sport { 500, 4500 } numgen random mod 100 < $2 counter drop comment "lost"
  }
}
TEXT
  in_network_of gateway nft -f - <<TEXT
table inet from_$1 {
  chain in {
    type filter hook input priority filter
    ip saddr $(address_of "$1") udp dport { 500, 4500 } counter comment "all"
    ip saddr $(address_of "$1") udp dport { 500, 4500 } numgen random mod 100 < $2 counter drop comment "lost"
  }
}
TEXT
}

# Packets between app and gateway.
counted() { # NAME all|lost
  { in_network_of "$1" nft list table inet loss && in_network_of gateway nft list table inet "from_$1"; } |
    awk -v comment="\"$2\"" '$NF == comment {for (i = 1; i < NF; i++) if ($i == "packets") n += $(i + 1)} END {print n + 0}'
}

# The processor time, in hundredths of a second, that the supervisor and its children have used, those that have
# ended included; not the app's, and not that of the vpnc now running.
spent() { # NAME
  # shellcheck disable=SC2016 # expanded in the container
  inside "$1" sh -c '
    for stat in /proc/[0-9]*/stat; do
      read -r line <"$stat" || continue
      pid=${stat#/proc/} name=${line#*(} name=${name%)*}
      set -- ${line##*) }
      case $name in with-vpn) echo "$((${12} + ${13} + ${14} + ${15}))" ;; ping | ip) echo "$((${12} + ${13}))" ;; esac
    done 2>/dev/null' | awk '{n += $1} END {print n}'
}
