import { Module } from '@nestjs/common';
import { SheetModule } from '../sheet.module.js';
import { PaymentMethodsController } from './payment-methods.controller.js';

@Module({ imports: [SheetModule], controllers: [PaymentMethodsController] })
export class PaymentMethodsModule {}
