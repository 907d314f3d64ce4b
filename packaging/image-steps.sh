#!/bin/sh
# The steps of the container image, as a script that also runs where there is no container engine.
#
#   packaging/image-steps.sh build SOURCE TARGET   makes the content of /app from a checkout
#   packaging/image-steps.sh check TARGET          runs it as a user that may write to DATA_DIR only,
#                                                  without a network where that can be enforced
set -eu

# What the running product needs, beside node_modules and the compiled code.
PARTS='package.json package-lock.json .npmrc LICENSE NOTICE README.md data packaging scripts tsconfig.json tsconfig.build.json src'

# In a network of its own even loopback is down; iproute2 is not everywhere.
LOOPBACK_UP='ip link set lo up 2>/dev/null || python3 -c "import fcntl,socket,struct
fcntl.ioctl(socket.socket(),0x8914,struct.pack(\"16sh\",b\"lo\",1))"'

build() {
  source=$1 target=$2
  rm -rf "$target"
  mkdir -p "$target/embeddings"
  for part in $PARTS; do
    if [ -e "$source/$part" ]; then cp -R "$source/$part" "$target/$part"; fi
  done
  # Models, not the recipes that trained them nor an index that may be of another report.
  for part in "$source"/embeddings/*; do
    case $(basename "$part") in training | index) ;; *) cp -R "$part" "$target/embeddings/" ;; esac
  done
  # In the image nothing is installed yet; a checkout that is installed saves CI the compilation.
  if [ -d "$source/node_modules" ]; then
    cp -R "$source/node_modules" "$target/node_modules"
  else
    (cd "$target" && npm ci --include=dev)
  fi
  cd "$target"
  rm -rf dist
  node node_modules/typescript/bin/tsc -p tsconfig.build.json
  npm prune --omit=dev --ignore-scripts
  # Native libraries of other systems, and what only `npm start` from a checkout needs.
  rm -rf node_modules/onnxruntime-node/bin/napi-v3/darwin node_modules/onnxruntime-node/bin/napi-v3/win32
  rm -rf node_modules/tsx node_modules/esbuild node_modules/@esbuild node_modules/.bin
  rm -rf src scripts tsconfig.json tsconfig.build.json
  scratch=$(mktemp -d)
  env -u BOT_TOKEN -u REPORT DATA_DIR="$scratch" INDEX_DIR=embeddings/index node dist/commands/index.js
  rm -rf "$scratch"
}

check() {
  target=$(cd "$1" && pwd)
  chmod -R a+rX,a-w "$target"
  scratch=$(mktemp -d)
  chmod 755 "$scratch"
  mkdir "$scratch/data" "$scratch/bin"
  # The copy of node is for installations below a home folder, where nobody else may go.
  cp "$(node -p process.execPath)" "$scratch/bin/node"
  PATH="$scratch/bin:$PATH"
  run=''
  if [ "$(id -u)" = 0 ]; then
    chown 65534:65534 "$scratch/data"
    run='setpriv --reuid=65534 --regid=65534 --clear-groups'
  fi
  cd "$target"
  if $run touch "$target/written" 2>/dev/null; then
    echo 'The copy is not read-only' >&2
    exit 1
  fi
  offline=no apart=''
  for way in 'unshare -n' 'unshare -rn'; do
    if [ "$offline" = no ] && $way sh -c "$LOOPBACK_UP" 2>/dev/null; then offline=yes apart=$way; fi
  done
  if [ "$offline" = no ]; then
    echo 'NOT ENFORCED: the network stays, for this user may not cut it off (unshare -n)' >&2
  fi
  VERBATIM_OFFLINE=$offline DATA_DIR="$scratch/data" RUN_AS="$run" $apart sh -c "
    if [ $offline = yes ]; then $LOOPBACK_UP; fi
    exec \$RUN_AS node packaging/check-image.mjs"
  chmod -R u+w "$target"
  rm -rf "$scratch"
}

case "${1:-} $#" in
  'build 3') build "$2" "$3" ;;
  'check 2') check "$2" ;;
  *) sed -n '2,6s/^# *//p' "$0" >&2 && exit 2 ;;
esac
