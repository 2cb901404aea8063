# Joins what PHP (php.json on standard input) and Rack make of each line of inputs.txt with the differences
# we want (differences.json), as brackets.json. Run by brackets.sh.
require 'json'
$VERBOSE = nil
require 'rack'

def plain(value)
  case value
  when Hash then value.to_h { |key, child| [key.scrub, plain(child)] }
  when Array then value.each_with_index.to_h { |child, index| [index.to_s, plain(child)] }
  when String then value.scrub
  else value
  end
end

def rack(input)
  { tree: plain(Rack::Utils.parse_nested_query(input)) }
rescue StandardError => e
  { error: e.class.name.split('::').last }
end

inputs = File.readlines("#{__dir__}/inputs.txt", chomp: true, encoding: 'UTF-8')
differences = JSON.parse(File.read("#{__dir__}/differences.json"))
php = JSON.parse($stdin.read)
vectors = inputs.each_with_index.map do |input, index|
  { input: input, php: php[index.to_s], rack: rack(input) }.merge(differences.fetch(input, {}))
end
lines = vectors.map { |vector| JSON.generate(vector) }
puts "[\n#{lines.join(",\n")}\n]"
