import { confirmAppointment, createAppointment } from './book.ts';
import { askCallBack } from './call-back.ts';
import { cancelAppointment, moveAppointment } from './change.ts';
import { listServices, listSlots } from './offers.ts';
import { appointmentCalendar, getAppointment, listAppointments } from './read.ts';

export const bookingHandlers = {
  listServices,
  listSlots,
  createAppointment,
  confirmAppointment,
  moveAppointment,
  cancelAppointment,
  listAppointments,
  getAppointment,
  appointmentCalendar,
  askCallBack,
};
