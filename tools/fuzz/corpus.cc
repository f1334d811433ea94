#include "tools/fuzz/corpus.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "sim/base/text.h"

namespace legwork::fuzz {

std::vector<Bytes> ReadCorpus(const std::string& path) {
  std::ifstream file(path);
  std::vector<Bytes> inputs;
  std::string line;
  while (std::getline(file, line)) {
    if (line.empty() || line[0] == '#') continue;
    const Result<Bytes> octets = FromHex(line);
    if (!octets) {
      std::fprintf(stderr, "%s: input %zu is not hexadecimal\n", path.c_str(), inputs.size() + 1);
      std::exit(2);
    }
    inputs.push_back(*octets);
  }
  if (inputs.empty()) {
    std::fprintf(stderr, "%s: no inputs\n", path.c_str());
    std::exit(2);
  }
  return inputs;
}

}  // namespace legwork::fuzz
