<?php declare(strict_types = 1);

$ignoreErrors = [];
$ignoreErrors[] = [
	'message' => '#^Parameter \\#1 \\$items of function total expects array\\<int, int\\>, string given\\.$#',
	'identifier' => 'argument.type',
	'count' => 2,
	'path' => __DIR__ . '/src/Cart.php',
];
$ignoreErrors[] = [
	'rawMessage' => 'It\'s Shop\\Price|null (maybe).',
	'identifier' => 'return.type',
	'count' => 1,
	'path' => __DIR__ . '/src/Price.php',
];

return ['parameters' => ['ignoreErrors' => $ignoreErrors]];
