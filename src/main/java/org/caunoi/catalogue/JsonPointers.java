package org.caunoi.catalogue;

/** Writes names from outside into JSON pointers (RFC 6901), cut to a length fit to be shown. */
final class JsonPointers {

  private JsonPointers() {}

  static String token(String name) {
    String shown = name.length() > 60 ? name.substring(0, 60) : name;
    return shown.replace("~", "~0").replace("/", "~1");
  }
}
