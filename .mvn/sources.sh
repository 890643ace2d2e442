#!/bin/sh
# Lists every file that the distribution is built from: its SHA-256 and its name, sorted by name.
#   sh .mvn/sources.sh         prints the list; ./nunchi compares it with the list in the distribution
#   sh .mvn/sources.sh begin   is the first step of every build: writes the list to target/sources.sha256, and
#                              removes the classes of modules whose sources differ from those of the build before
# Maven decides by time stamps, which miss a change with an older time stamp and a removed resource. It compiles a
# module without classes whatever its time stamps say.
set -eu
cd "$(dirname "$0")/.."

list() {
  set --
  # License and notice are resources of all modules; the wrapper and the two paths of tck are resources of others.
  for path in LICENSE NOTICE pom.xml .mvn mvnw mvnw.cmd */pom.xml */src/main */*/pom.xml */*/src/main \
    tck/RULES.md tck/kit/src/test/java/io/nunchi/tck/example; do
    if [ -e "$path" ]; then set -- "$@" "$path"; fi
  done
  if command -v sha256sum >/dev/null; then digest=sha256sum; else digest="shasum -a 256"; fi # macOS has the latter
  find "$@" -type f -print0 | LC_ALL=C sort -z | xargs -0 $digest
}

changed_modules() { # the folders whose classes may be of other sources
  if [ ! -f "$1" ]; then
    echo ALL
  else
    # A line is a digest of 64 characters, two more characters, and a name.
    LC_ALL=C sort "$1" "$2" | uniq -u | cut -c 67- |
      sed -n 's|^\(.*\)/src/main/.*|\1|p; s|^\(.*\)/pom\.xml$|\1|p
        s|^pom\.xml$|ALL|p; s|^\.mvn/.*|ALL|p; s|^LICENSE$|ALL|p; s|^NOTICE$|ALL|p' | LC_ALL=C sort -u
  fi
}

begin() {
  mkdir -p target
  list >target/sources.new
  changed_modules target/sources.sha256 target/sources.new >target/modules.changed
  while IFS= read -r module; do
    case "$module" in
      ALL) set -- */target */*/target ;;
      *) set -- "$module/target" ;;
    esac
    for output; do rm -rf "$output/classes" "$output/maven-status"; done
  done <target/modules.changed
  mv target/sources.new target/sources.sha256
  rm target/modules.changed
}

case "${1:-}" in
  "") list ;;
  begin) begin ;;
  *)
    echo "sources.sh: expected nothing or begin, found $1" >&2
    exit 2
    ;;
esac
