#ifndef LEGWORK_TOOLS_FUZZ_CORPUS_H_
#define LEGWORK_TOOLS_FUZZ_CORPUS_H_

#include <string>
#include <vector>

#include "sim/base/bytes.h"

namespace legwork::fuzz {

// ReadCorpus gives the inputs of a file: one a line, in hexadecimal; lines that begin with # are comments. A file that
// is not there, or a line that is wrong, ends the program.
std::vector<Bytes> ReadCorpus(const std::string& path);

}  // namespace legwork::fuzz

#endif  // LEGWORK_TOOLS_FUZZ_CORPUS_H_
