# shellcheck shell=sh
# The tunnel needs root and NET_ADMIN; COMMAND gets neither.

cap_net_admin=12

is_root() { [ "$(id -u)" = 0 ]; }

has_net_admin() {
  while read -r name value; do
    [ "$name" = CapEff: ] || continue
    # The lowest 32 of the 64 bits hold NET_ADMIN.
    [ $(((0x${value#????????} >> cap_net_admin) & 1)) = 1 ]
    return
  done </proc/self/status
  return 1
}

# Opens the device rather than looking for it: a node without permission from the device cgroup is common.
has_tun() {
  made=''
  if [ ! -e /dev/net/tun ]; then
    { mkdir -p /dev/net && mknod /dev/net/tun c 10 200; } 2>/dev/null || return 1
    made=1
  fi
  (exec 9<>/dev/net/tun) 2>/dev/null && return 0
  [ -z "$made" ] || rm -f /dev/net/tun
  return 1
}

# Prints why this container can have no tunnel, or nothing.
why_no_tunnel() {
  if [ -z "$conf" ]; then
    echo "SCALINGO_VPNC_CONF is not set"
  elif ! is_root; then
    echo "this container does not run as root"
  elif ! has_net_admin; then
    echo "this container has no capability NET_ADMIN"
  elif ! has_tun; then
    echo "this container has no device /dev/net/tun"
  elif ! command -v vpnc >/dev/null; then
    echo "vpnc is not installed"
  elif ! command -v ip >/dev/null; then
    echo "iproute2 is not installed"
  elif [ "$drops_root" = 0 ]; then
    echo "the app cannot be given a user other than root"
  fi
}

# find_user WANTED: the user COMMAND is to run as, from /etc/passwd by name or number. Sets user_name,
# user_id, group_id and home; false if there is none, or it is root.
find_user() {
  [ -n "$1" ] || return 1
  while IFS=: read -r user_name _ user_id group_id _ home _; do
    if [ "$user_name" = "$1" ] || [ "$user_id" = "$1" ]; then
      [ "$user_id" != 0 ]
      return
    fi
  done </etc/passwd
  case $1 in *[!0-9]* | 0*) return 1 ;; esac
  # A number without an entry is what many platforms give their apps.
  user_name='' user_id=$1 group_id=$1 home=/
}

# Sets way, how root is taken from COMMAND: the first that works here, because a container may itself have
# been given too little to give anything up. Where root stays, its capabilities go at least, if that works.
find_way_to_drop() {
  find_user "$user" || {
    [ -z "$user" ] || say_warning "VPNC_USER \"$user\" is not a user the app can run as, using the default"
    find_user app || find_user nobody || find_user 65534
  }
  groups=--clear-groups
  [ -z "$user_name" ] || groups=--init-groups
  setpriv=$(command -v setpriv) su=$(command -v su)
  for way in all most busybox; do
    [ "$(become_user id -u 2>/dev/null)" = "$user_id" ] && return
  done
  drops_root=0
  say_warning "the app runs as root, because this container cannot give it another user"
  way=root
  (become_user true) 2>/dev/null || way=''
}

# Becomes COMMAND, as the user found if that works, without capabilities and without a way to get them back. The
# programs are named by full path: PATH is COMMAND's by now.
become_user() {
  case $way in
  all)
    exec "$setpriv" --reuid "$user_id" --regid "$group_id" "$groups" \
      --inh-caps=-all --ambient-caps=-all --bounding-set=-all --no-new-privs -- "$@"
    ;;
  most)
    exec "$setpriv" --reuid "$user_id" --regid "$group_id" "$groups" \
      --inh-caps=-all --no-new-privs -- "$@"
    ;;
  busybox)
    # Busybox' setpriv knows no users, its su no capabilities.
    # shellcheck disable=SC2016 # expanded by the shell that su starts
    exec "$setpriv" --nnp --inh-caps=-all --ambient-caps=-all \
      "$su" -p -s /bin/sh "$user_name" -c 'exec "$@"' sh "$@"
    ;;
  root) exec "$setpriv" --inh-caps=-all --ambient-caps=-all --bounding-set=-all --no-new-privs -- "$@" ;;
  *) exec "$@" ;;
  esac
}
