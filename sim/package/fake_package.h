#ifndef LEGWORK_SIM_PACKAGE_FAKE_PACKAGE_H_
#define LEGWORK_SIM_PACKAGE_FAKE_PACKAGE_H_

#include "sim/package/package.h"

namespace legwork {

// kFakePackage is the least that a package can be, for tests of what lies above the seam: its contexts answer the legs
// of the credential's script one after the other, and protect messages by one constant octet. The data of a STREAM is
// the stream.
extern const Package kFakePackage;

}  // namespace legwork

#endif  // LEGWORK_SIM_PACKAGE_FAKE_PACKAGE_H_
