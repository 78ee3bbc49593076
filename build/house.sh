# Sourced by commands in bin/ after jar.sh: lays the built jar out for the load programs; sets java, work and load.

lay_out() {
  work=$PWD/target/$1
  [ "${DEFECT:-false}" = false ] || work+=-defect
  java=$(java25)
  local jar
  jar=$(built_jar)
  rm -rf "$work"
  mkdir -p "$work"
  "$java" -Djarmode=tools -jar "$jar" extract --destination "$work/app" >/dev/null
  load=("$java" -cp "$(ls "$work"/app/lib/postgresql-*.jar)")
}

need() {
  command -v "$1" >/dev/null || { echo "Please install $2: the drill needs its command $1." >&2; exit 2; }
}
