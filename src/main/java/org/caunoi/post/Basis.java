package org.caunoi.post;

/** How the citizen was asked. */
public enum Basis {
  VISITED,
  CAME_TO_US,
  CALLED,
  CARRIERS_RECEIPT
}
