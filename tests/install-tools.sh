#!/usr/bin/env bash
# Installs what the tests need from Debian, where it may; otherwise names what is missing and fails.
set -euo pipefail

declare -A package=(
  [chromium]=chromium [nginx]=nginx-light [caddy]=caddy [firefox-esr]=firefox-esr [pdftotext]=poppler-utils
  [fc-match]=fontconfig [zbarimg]=zbar-tools [curl]=curl [openssl]=openssl [wrk]=wrk [certutil]=libnss3-tools
  [hunspell]=hunspell [rsync]=rsync [sshd]=openssh-server [rclone]=rclone [unzip]=unzip
)
missing=()
for program in "${!package[@]}"; do
  command -v "$program" >/dev/null 2>&1 || [ -x "/usr/sbin/$program" ] || missing+=("${package[$program]}")
done
ldconfig -p 2>/dev/null | grep -q libatomic.so.1 || missing+=(libatomic1)
for module in brotli-filter brotli-static; do # the file is ngx_http_brotli_filter_module.so
  [ -e "/usr/lib/nginx/modules/ngx_http_${module/-/_}_module.so" ] || missing+=("libnginx-mod-http-$module")
done
for dictionary in ar en-gb; do # /usr/share/hunspell/en_GB.dic
  find /usr/share/hunspell -iname "${dictionary/-/_}.dic" 2>/dev/null | grep -q . || missing+=("hunspell-$dictionary")
done
fc-list 2>/dev/null | grep -qi 'noto.*arabic' || missing+=(fonts-noto-core)
[ ${#missing[@]} -eq 0 ] && exit 0
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
else
  echo "The tests need these packages; as root: apt-get install ${missing[*]}" >&2
  exit 1
fi
