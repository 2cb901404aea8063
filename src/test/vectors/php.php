<?php
// What PHP's parse_str makes of each line of inputs.txt, as JSON. Run by brackets.sh.
$results = [];
foreach (file(__DIR__ . '/inputs.txt', FILE_IGNORE_NEW_LINES) as $line) {
    $tree = [];
    $warning = null;
    set_error_handler(function ($number, $message) use (&$warning) { $warning = $message; return true; });
    parse_str($line, $tree);
    restore_error_handler();
    $results[] = $warning === null ? ['tree' => (object) $tree] : ['error' => $warning];
}
echo json_encode($results, JSON_FORCE_OBJECT | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE);
