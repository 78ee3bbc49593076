# Sourced by commands in bin/: finds a JDK 25 and the built jar.

java25() {
  local candidate
  for candidate in "${JAVA_HOME:-/none}/bin/java" "$(command -v java || true)" /usr/lib/jvm/*/bin/java; do
    if [ -x "$candidate" ] && [ "$("$candidate" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')" -ge 25 ]; then
      echo "$candidate"
      return
    fi
  done
  echo "Please install a JDK 25 or newer." >&2
  return 1
}

# The jar itself carries a fixed time; the copy Maven keeps of it before repackaging has the real one.
built_jar() {
  local jar
  jar=$(ls target/cau-noi-*.jar 2>/dev/null | head -1 || true)
  if [ -z "$jar" ] || [ -n "$(find pom.xml src/main -newer "$jar.original" -print -quit)" ]; then
    echo "Building the jar" >&2
    mvn -B -q ${MAVEN_ARGS:-} -DskipTests -Dexec.skip package >&2 || exit 1
    jar=$(ls target/cau-noi-*.jar | head -1)
  fi
  echo "$jar"
}
