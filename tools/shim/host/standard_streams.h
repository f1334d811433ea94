#ifndef LEGWORK_TOOLS_SHIM_HOST_STANDARD_STREAMS_H_
#define LEGWORK_TOOLS_SHIM_HOST_STANDARD_STREAMS_H_

// The system's side of LineChannel::TakeStandardStreams; standard_streams_linux.cc and standard_streams_windows.cc.
namespace legwork::host {

// TakeStreams gives copies of the descriptors of standard input and output and points the originals nowhere. The copies
// pass octets unchanged.
bool TakeStreams(int* input, int* output);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_STANDARD_STREAMS_H_
