#ifndef LEGWORK_SIM_WORLD_RANDOM_STREAMS_H_
#define LEGWORK_SIM_WORLD_RANDOM_STREAMS_H_

#include <cstdint>
#include <span>
#include <string_view>

namespace legwork {

// RandomStream is a deterministic source of chance: the same seed and name give the same bytes on every platform.
class RandomStream {
 public:
  RandomStream(std::uint64_t seed, std::string_view name);

  std::uint64_t Next();
  std::uint32_t Below(std::uint32_t limit);  // uniform in [0, limit), limit > 0
  void Fill(std::span<std::uint8_t> out);

 private:
  std::uint64_t state_[4];
};

// RandomStreams hands out streams by dotted name ("kdc.nonce"): each use draws from its own, so that a new draw shifts
// nobody else's. Making a stream is cheap and allocates nothing; an object that draws often keeps its stream.
class RandomStreams {
 public:
  explicit RandomStreams(std::uint64_t seed) : seed_(seed) {}
  RandomStream Stream(std::string_view name) const { return RandomStream(seed_, name); }

  // Child is the family of one actor or context: streams of different children never coincide.
  RandomStreams Child(std::string_view name) const;
  std::uint64_t seed() const { return seed_; }

 private:
  std::uint64_t seed_;
};

}  // namespace legwork

#endif  // LEGWORK_SIM_WORLD_RANDOM_STREAMS_H_
