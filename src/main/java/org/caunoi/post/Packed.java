package org.caunoi.post;

import org.caunoi.post.money.Postage;

/** The number on the envelope, and who pays its way. */
record Packed(String number, Postage postage) {}
