#ifndef LEGWORK_TOOLS_FUZZ_TARGET_H_
#define LEGWORK_TOOLS_FUZZ_TARGET_H_

#include <string_view>

#include "sim/base/bytes.h"
#include "sim/world/random_streams.h"

// What each fuzz target defines; the driver of the build (libFuzzer's or ours) calls it.
namespace legwork::fuzz {

// Run feeds one input. It stops the program if something happens that must not.
void Run(ByteView input);

// Mutate makes another input of one.
void Mutate(Bytes& input, RandomStream& random);

// Demand stops the program with what was expected.
void Demand(bool holds, std::string_view what);

}  // namespace legwork::fuzz

#endif  // LEGWORK_TOOLS_FUZZ_TARGET_H_
