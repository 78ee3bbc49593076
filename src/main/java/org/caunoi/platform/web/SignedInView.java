package org.caunoi.platform.web;

import org.jspecify.annotations.Nullable;

/** Who works on this screen: name, role in words and the point or office, if bound to one. */
public record SignedInView(String name, String role, @Nullable String place) {}
