// A context of JGSS and what it was begun with.
package jgss;

import org.ietf.jgss.GSSContext;

class Context {
  Credential credential;
  boolean initiates;
  GSSContext gss;
}
