package org.caunoi.demo;

import java.util.List;
import java.util.Set;
import org.caunoi.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * One invented colleague per role, two where four eyes are needed; every name says that it is a
 * sample.
 */
record DemoPerson(String username, String name, String badge, Role role, @Nullable String point) {

  static final String PASSWORD = "cau-noi-demo";

  private static final String HOAN_KIEM = "HN-0001";

  static final List<DemoPerson> ALL =
      List.of(
          new DemoPerson("quay", "Lê Thị Mẫu Quầy", "DEMO-01", Role.CLERK, HOAN_KIEM),
          new DemoPerson("truongdiem", "Phạm Văn Mẫu Điểm", "DEMO-02", Role.POINT_LEAD, HOAN_KIEM),
          new DemoPerson("tiepnhan", "Trần Thị Mẫu Nhận", "DEMO-03", Role.INTAKE_OFFICER, null),
          new DemoPerson("chuyenvien", "Vũ Văn Mẫu Việc", "DEMO-04", Role.SPECIALIST, null),
          new DemoPerson("kyduyet", "Đỗ Thị Mẫu Ký", "DEMO-05", Role.SIGNER, null),
          new DemoPerson("traketqua", "Bùi Văn Mẫu Trả", "DEMO-06", Role.RETURN_OFFICER, null),
          new DemoPerson("dieuhanh", "Hồ Thị Mẫu Điều", "DEMO-07", Role.CENTRE_CONTROL, null),
          new DemoPerson("dieuhanh2", "Hà Văn Mẫu Điều", "DEMO-14", Role.CENTRE_CONTROL, null),
          new DemoPerson("thanhtra", "Ngô Văn Mẫu Thanh", "DEMO-08", Role.INSPECTOR, null),
          new DemoPerson("quantri", "Dương Thị Mẫu Quản", "DEMO-09", Role.ADMINISTRATOR, null),
          new DemoPerson("quantri2", "Mai Văn Mẫu Quản", "DEMO-13", Role.ADMINISTRATOR, null),
          new DemoPerson("kiemtoan", "Lý Văn Mẫu Kiểm", "DEMO-10", Role.AUDITOR, null),
          new DemoPerson("buuta", "Phan Văn Mẫu Tá", "DEMO-11", Role.COURIER, HOAN_KIEM),
          new DemoPerson("buucuc", "Đặng Thị Mẫu Thư", "DEMO-12", Role.MAIL_ROOM, null));

  Set<Role> roles() {
    return Set.of(role);
  }
}
