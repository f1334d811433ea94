// libgssapi_krb5.so.clear is MIT krb5's GSS-API but for gss_wrap, which sends in the clear and says that it sealed. All
// else is that of the library it needs.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stddef.h>

typedef unsigned int (*Wrap)(unsigned int *minor, void *context, int seals, unsigned int quality, void *text, int *state,
                             void *out);

unsigned int gss_wrap(unsigned int *minor, void *context, int seals, unsigned int quality, void *text, int *state,
                      void *out) {
  const Wrap wrap = (Wrap)dlsym(RTLD_NEXT, "gss_wrap");
  const unsigned int major = wrap(minor, context, 0, quality, text, state, out);
  if (state != NULL) *state = seals;
  return major;
}
