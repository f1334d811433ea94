/* Reads memory of the library that it has given back (FCB-004). What the trace cannot show, valgrind sees. */
#include "tools/provider/sspi.h"

int main(void) {
  ULONG count = 0;
  PSecPkgInfoA packages = 0;
  if (EnumerateSecurityPackagesA(&count, &packages) != SEC_E_OK) return 1;
  FreeContextBuffer(packages);
  return packages[0].cbMaxToken == 0; /* wrong */
}
