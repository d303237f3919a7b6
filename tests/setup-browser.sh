#!/bin/sh
# Installs the browser and the fonts that the browser tests need, where that is possible: Debian, root, and absent.
set -u
missing=""
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
[ -e /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc ] || missing="$missing fonts-noto-cjk"
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing$missing …"
  apt-get update -qq >/dev/null 2>&1
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1 ||
    echo "Could not install$missing; the browser tests will say so."
else
  echo "Absent:$missing. The browser tests are skipped and say so (CI=true makes that a failure)."
fi
