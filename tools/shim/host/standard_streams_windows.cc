#include <fcntl.h>
#include <io.h>
#include <stdio.h>

#include "tools/shim/host/standard_streams.h"

namespace legwork::host {

bool TakeStreams(int* input, int* output) {
  *input = _dup(_fileno(stdin));
  *output = _dup(_fileno(stdout));
  const int nowhere = _open("NUL", _O_RDWR);
  return *input >= 0 && *output >= 0 && nowhere >= 0 && _setmode(*input, _O_BINARY) != -1 &&
         _setmode(*output, _O_BINARY) != -1 && _dup2(nowhere, _fileno(stdin)) == 0 &&
         _dup2(nowhere, _fileno(stdout)) == 0;
}

}  // namespace legwork::host
