-- A planned trip has its id by from where, to where and when it leaves, so there is one of each without this.
DROP INDEX custody.trip_one_planned;
