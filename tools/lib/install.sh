# shellcheck shell=bash
# install_packages SECTION...: installs what is missing of these sections of tools/packages.txt.

: "${root:?the root of the tree}"

# The packages of the sections, without those that a command on this machine makes unnecessary.
wanted_packages() {
  local name unless
  awk -v wanted=" $* " '
    { sub(/#.*/, "") }
    /^\[/ { inside = index(wanted, " " substr($1, 2, length($1) - 2) " "); next }
    inside && NF { sub(/^unless:/, "", $2); print $1, $2 }
  ' "$root/tools/packages.txt" | while read -r name unless; do
    if [[ -z $unless ]] || ! command -v "$unless" >/dev/null; then echo "$name"; fi
  done
}

install_packages() {
  local wanted present missing as_root=()
  wanted=$(wanted_packages "$@")
  if ! command -v dpkg-query >/dev/null; then
    echo "This is not Debian: please see that these are installed:" "${wanted//$'\n'/ }" >&2
    return 0
  fi
  # It fails when it does not know a package, and still lists the others.
  # shellcheck disable=SC2016,SC2086
  present=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' $wanted 2>/dev/null || true)
  missing=$(comm -23 <(sort -u <<<"$wanted") \
    <(awk '$2 == "installed" { print $1 }' <<<"$present" | sort -u))
  [[ -n $missing ]] || return 0

  if ((EUID != 0)); then
    if ! command -v sudo >/dev/null; then
      echo "Missing packages, and neither root nor sudo to install them:" "${missing//$'\n'/ }" >&2
      return 1
    fi
    as_root=(sudo)
  fi
  echo "Installing:" "${missing//$'\n'/ }" >&2
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive
    apt-get -qq -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0)
  # shellcheck disable=SC2086
  if ! { "${apt[@]}" update && "${apt[@]}" install --no-install-recommends -y $missing; } >&2; then
    echo "apt-get could not install:" "${missing//$'\n'/ }" >&2
    return 1
  fi
}
