// The ends of a target that libFuzzer calls (bazel run --config=fuzz). Corpora are read from the environment variable
// LEGWORK_CORPUS, files in hexadecimal with colons between them: an input that is still empty becomes one of theirs.

#include <cstdlib>
#include <cstring>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "tools/fuzz/corpus.h"
#include "tools/fuzz/target.h"

namespace legwork::fuzz {
namespace {

const std::vector<Bytes>& Seeds() {
  static const std::vector<Bytes> seeds = [] {
    const char* const value = std::getenv("LEGWORK_CORPUS");
    std::stringstream paths(value != nullptr ? value : "");
    std::vector<Bytes> inputs;
    for (std::string path; std::getline(paths, path, ':');) {
      for (Bytes& input : ReadCorpus(path)) inputs.push_back(std::move(input));
    }
    return inputs;
  }();
  return seeds;
}

}  // namespace
}  // namespace legwork::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  legwork::fuzz::Run({data, size});
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t size_max,
                                               unsigned seed) {
  legwork::RandomStream random(seed, "fuzz");
  legwork::Bytes input(data, data + size);
  const auto& seeds = legwork::fuzz::Seeds();
  const bool takes_seed = !seeds.empty() && (size <= 1 || random.Below(50) == 0);
  if (takes_seed) input = seeds[random.Below(static_cast<std::uint32_t>(seeds.size()))];
  if (!takes_seed || random.Below(2) == 0) legwork::fuzz::Mutate(input, random);
  if (input.size() > size_max) input.resize(size_max);
  if (!input.empty()) std::memcpy(data, input.data(), input.size());
  return input.size();
}
