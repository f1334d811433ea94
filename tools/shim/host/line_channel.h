#ifndef LEGWORK_TOOLS_SHIM_HOST_LINE_CHANNEL_H_
#define LEGWORK_TOOLS_SHIM_HOST_LINE_CHANNEL_H_

#include <string>

namespace legwork::host {

// LineChannel reads requests and writes replies on descriptors that the library does not know: standard input and
// output are duplicated to it and then lead nowhere, so that what a library prints cannot get between the lines.
class LineChannel {
 public:
  // TakeStandardStreams duplicates them and points the originals at /dev/null; false if that is impossible.
  bool TakeStandardStreams();

  // ReadLine gives the next line without its end; false at the end of the input.
  bool ReadLine(std::string& line);
  // Write writes all of it; false if nobody reads any more.
  bool Write(const std::string& text);
  int input() const { return input_; }

 private:
  int input_ = -1;
  int output_ = -1;
  std::string pending_;
};

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_LINE_CHANNEL_H_
