-- Regular jobs have a scheduler and a list of their own: sealing or a partner's inbox must not wait until a thousand
-- messages have found out that their gateway does not answer.
CREATE TABLE platform.regular_tasks (LIKE platform.scheduled_tasks INCLUDING ALL);

INSERT INTO platform.regular_tasks SELECT * FROM platform.scheduled_tasks WHERE task_instance = 'recurring';

DELETE FROM platform.scheduled_tasks WHERE task_instance = 'recurring';
