package org.caunoi.platform.viewer;

/** Knows on whose behalf the running thread asks; nobody where nobody is signed in. */
@FunctionalInterface
public interface ViewerSource {

  Viewer viewer();
}
