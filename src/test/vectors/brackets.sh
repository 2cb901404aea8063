#!/bin/sh
# Writes brackets.json anew. Needs php-cli 8.2 and ruby-rack 2.2: sh src/test/vectors/brackets.sh
set -eu
here=$(dirname "$0")
php "$here/php.php" | ruby "$here/rack.rb" > "$here/../resources/dev/lectern/web/input/brackets.json"
