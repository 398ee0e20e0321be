# shellcheck shell=sh
# Runs as root, first process of fresh network, mount, process and host name namespaces: makes them a small container and
# runs COMMAND in it. Arguments: ADDRESS/PREFIX GATEWAY HOSTNAME DIRECTORY COMMAND [ARG...]
# The network card eth0 comes from outside; standard input gives a line once it is there. The end of standard input
# before that means the sandbox died: so does this.
set -eu
address=$1 gateway=$2 hostname=$3 directory=$4
shift 4

echo ready
read -r attached
[ "$attached" = attached ]

echo "$hostname" >/proc/sys/kernel/hostname
ip link set lo up
ip address add "$address" dev eth0
ip link set eth0 up
ip route add default via "$gateway"

# vpnc keeps its pid and its backup of resolv.conf in /run, and writes /etc/resolv.conf: both must be this process' own.
resolv_conf=$(readlink -m /etc/resolv.conf)
source=/etc/resolv.conf
# A name server on this machine's loopback is out of reach from here; systemd-resolved writes down those behind it.
behind=/run/systemd/resolve/resolv.conf
if [ -r "$behind" ] && ! grep '^[[:space:]]*nameserver[[:space:]]' "$source" 2>/dev/null \
    | grep -qv '^[[:space:]]*nameserver[[:space:]]\{1,\}127\.'; then
  source=$behind
fi
nameservers=$(cat "$source" 2>/dev/null || true)
mount -t tmpfs -o mode=0755 tmpfs /run
mkdir -p /run/lock
case $resolv_conf in
  /run/*)
    mkdir -p "${resolv_conf%/*}"
    printf '%s\n' "$nameservers" >"$resolv_conf"
    ;;
  *)
    printf '%s\n' "$nameservers" >/run/resolv.conf
    # The mount needs a file to cover; a machine without one gets an empty one, which means the same. Where that is
    # impossible, vpnc cannot write the machine's file either.
    if [ -e "$resolv_conf" ] || touch "$resolv_conf" 2>/dev/null; then
      mount --bind /run/resolv.conf "$resolv_conf"
    fi
    ;;
esac

# The app runs as another user, who may not be allowed on the way to its files; mounted here they are within reach.
mkdir /run/app
mount --bind "$directory" /run/app
cd /run/app

# The first process of a process namespace is deaf to TERM unless it asks for it, and what it leaves behind dies with
# it. So it is not COMMAND, which would have to be written for that.
"$@" </dev/null &
command=$!
trap 'kill -s TERM "$command" 2>/dev/null || :' TERM
status=0
wait "$command" 2>/dev/null || status=$?
# A trapped signal ends `wait` early; the status then is not COMMAND's.
while kill -0 "$command" 2>/dev/null; do
  status=0
  wait "$command" 2>/dev/null || status=$?
done
exit "$status"
