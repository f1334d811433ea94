// An exception that the called function does not declare: in a program it would end the thread, here the session.
package jgss;

class Died extends Exception {
  Died(RuntimeException thrown) { super(thrown.getClass().getName() + " came out of JGSS: " + thrown.getMessage()); }
}
