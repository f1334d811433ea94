// What the implementation, or its interface, has no way to do.
package jgss;

class Unsupported extends Exception {
  Unsupported(String why) { super(why); }
}
