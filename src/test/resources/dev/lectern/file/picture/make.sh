#!/bin/sh
# Makes the pictures here that Java has no writer for. Needs ImageMagick 6 and webp; run in this folder.
set -e
quarters() { # width height target [options]
    w=$1 h=$2 target=$3
    shift 3
    convert -size "${w}x$h" xc:yellow -fill red -draw "rectangle 0,0 $((w / 2 - 1)),$((h / 2 - 1))" \
        -fill lime -draw "rectangle $((w / 2)),0 $w,$((h / 2 - 1))" \
        -fill blue -draw "rectangle 0,$((h / 2)) $((w / 2 - 1)),$h" "$@" "$target"
}
work=$(mktemp -d)
quarters 64 32 "$work/quarters.png"
convert "$work/quarters.png" -alpha set -fill none -draw 'color 2,2 floodfill' "$work/clear.png"
quarters 64 32 ycck.jpg -colorspace CMYK -quality 90
# Before imageio-webp 3.15.0 the loop filter turned it into other colours.
convert -size 256x256 gradient:black-white \( -clone 0 -rotate 90 \) \( -size 256x256 xc:gray40 \) -combine \
    -set colorspace sRGB "$work/gradient.png"
cwebp -quiet -m 0 -q 60 -f 100 "$work/gradient.png" -o gradient.webp
cwebp -quiet -q 90 "$work/quarters.png" -o lossy.webp
cwebp -quiet -q 90 "$work/clear.png" -o lossy-alpha.webp
cwebp -quiet -lossless "$work/clear.png" -o lossless-alpha.webp
# The first frame is the red 16 x 8 at 20, 10 of a screen of 64 x 32.
convert -size 64x32 xc:none -dispose none \
    \( -size 16x8 xc:red -repage 64x32+20+10 \) \( -size 64x32 xc:blue \) -delete 0 -set delay 10 -loop 0 animated.gif
cwebp -quiet -lossless "$work/quarters.png" -o "$work/second.webp"
convert -size 16x8 xc:red "$work/red.png"
cwebp -quiet -lossless "$work/red.png" -o "$work/red.webp"
webpmux -frame "$work/red.webp" +100+20+10+0+b -frame "$work/second.webp" +100+0+0+0+b -o animated.webp
quarters 8660 5772 "$work/large.png"
cwebp -quiet -q 10 "$work/large.png" -o 50-megapixels.webp
rm -r "$work"
