#!/bin/sh
# The programs that the tests drive and that no Python package carries: installed with apt where that is possible;
# else a message says which tests cannot run, and the exit status is not zero.
set -u

lacking() {
    command -v chromium-headless-shell >/dev/null 2>&1 || echo chromium-headless-shell
    command -v nginx >/dev/null 2>&1 || [ -x /usr/sbin/nginx ] || echo nginx-light
    command -v postgres >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || echo postgresql
    command -v pdftotext >/dev/null 2>&1 || echo poppler-utils
    command -v systemd-analyze >/dev/null 2>&1 || echo systemd
    command -v java >/dev/null 2>&1 || echo default-jre-headless
    command -v curl >/dev/null 2>&1 || echo curl
    [ -x /bin/kill ] || echo procps
    command -v node >/dev/null 2>&1 || echo nodejs
    command -v Rscript >/dev/null 2>&1 || echo r-base-core
    ldconfig -p 2>/dev/null | grep -q 'libatomic\.so\.1' || /sbin/ldconfig -p | grep -q 'libatomic\.so\.1' || echo libatomic1
    [ -d /usr/share/fonts/truetype/dejavu ] || echo fonts-dejavu-core
    [ -d /usr/share/fonts/truetype/liberation ] || [ -d /usr/share/fonts/truetype/liberation2 ] || echo fonts-liberation
    [ -e /usr/share/fonts/truetype/noto/NotoSans-Regular.ttf ] || echo fonts-noto-core
    [ -d /usr/lib/R/site-library/jsonlite ] || Rscript -e 'library(jsonlite)' >/dev/null 2>&1 || echo r-cran-jsonlite
}

packages=$(lacking | tr '\n' ' ')
[ -z "$packages" ] && exit 0

if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing for the tests: $packages"
    DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null \
        && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null
fi

packages=$(lacking | tr '\n' ' ')
[ -z "$packages" ] && exit 0
echo "Not every test can run here. Install these packages first: $packages" >&2
for package in $packages; do
    case "$package" in
        chromium-headless-shell | libatomic1) echo "  $package: tests/browser (every page in a real browser)" >&2 ;;
        fonts-*) echo "  $package: tests/browser (the layout holds in the fonts that readers have)" >&2 ;;
        curl | nodejs | r-base-core | r-cran-jsonlite)
            echo "  $package: tests/api (the programs of the API's documentation)" >&2 ;;
        nginx-light) echo "  nginx-light: tests/deploy (the frozen site behind a real nginx)" >&2 ;;
        postgresql) echo "  postgresql: tests/reliability, tests/places, tests/site (the site on PostgreSQL)" >&2 ;;
        poppler-utils) echo "  poppler-utils: tests/browser (what stands on a printed page)" >&2 ;;
        procps | systemd) echo "  $package: tests/deploy (the unit is checked by its own tool)" >&2 ;;
        default-jre-headless) echo "  default-jre-headless: tests/site (the HTML validator)" >&2 ;;
    esac
done
exit 1
