import type { RecordType } from '../core/records/record-type.js';
import { User } from './user.entity.js';

export const USERS: RecordType<User> = { name: 'users', noun: 'User', entity: User };
