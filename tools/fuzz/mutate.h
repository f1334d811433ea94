#ifndef LEGWORK_TOOLS_FUZZ_MUTATE_H_
#define LEGWORK_TOOLS_FUZZ_MUTATE_H_

#include <cstddef>
#include <vector>

#include "sim/base/bytes.h"
#include "sim/world/random_streams.h"
#include "tools/dump/part.h"

namespace legwork::fuzz {

// MutateParts changes one to three places of a token that was taken apart: fields go, come twice, change places, get
// other octets, tags and lengths that are not true (none, one, the largest), references that overlap, or a nest of
// elements around them. What is sealed is changed inside and sealed again.
void MutateParts(std::vector<dump::Part>& parts, RandomStream& random);

// MutateOctets changes one to three places of octets of which nothing is known.
void MutateOctets(Bytes& octets, RandomStream& random);

}  // namespace legwork::fuzz

#endif  // LEGWORK_TOOLS_FUZZ_MUTATE_H_
